package org.paihao.sim.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.paihao.device.Await;

@SuppressWarnings("NullAway.Init")
class PtyPairTest {
    @TempDir
    Path folder;

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().descendants().toList();
    }

    @Test
    void noChildAndNoNameIsLeftBehind() {
        List<ProcessHandle> before = children();
        PtyPair pair = PtyPair.open(folder, "cable");
        assertThat(Files.exists(pair.host())).isTrue();
        List<ProcessHandle> ours =
                children().stream().filter(child -> !before.contains(child)).toList();
        assertThat(ours).isNotEmpty();

        pair.pull();

        assertThat(Files.exists(pair.host(), java.nio.file.LinkOption.NOFOLLOW_LINKS))
                .isFalse();
        Await.until("children gone", () -> ours.stream().noneMatch(ProcessHandle::isAlive));
        pair.plug();
        pair.plug();
        assertThat(pair.isPlugged()).isTrue();
        pair.close();
        assertThat(Files.exists(pair.device(), java.nio.file.LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }
}
