package org.paihao.core.hall;

import org.paihao.core.id.ServiceId;

/**
 * Which part of a journey (一件事) a ticket is for. It stays what it is when the ticket's citizen is sent elsewhere, so
 * that a detour does not lose the step.
 *
 * @param journey the service its citizen chose
 * @param step 0 for the first
 * @param part which of the step's services, 0 for the first
 * @param either whether one part of the step is enough: then the others fall away when one is done
 */
public record Leg(ServiceId journey, int step, int part, boolean either) {
    /** @throws IllegalArgumentException when a number is below 0 */
    public Leg {
        if (step < 0 || part < 0) {
            throw new IllegalArgumentException("steps and their parts are counted from 0");
        }
    }

    /** Whether both are for the same step of the same journey. */
    boolean sameStep(Leg other) {
        return journey.equals(other.journey) && step == other.step;
    }
}
