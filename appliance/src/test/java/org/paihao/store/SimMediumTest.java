package org.paihao.store;

import java.nio.file.Path;

/** The simulated disk. */
final class SimMediumTest extends MediumContract {
    @Override
    MediumRig rig(Path folder) {
        return MediumRig.sim(1);
    }
}
