package org.paihao.web.view;

import org.paihao.core.message.Wait;

/** A wait as a range in minutes; never one number, and absent where nobody can say. */
public record EstimateView(int p50Minutes, int p90Minutes) {
    static EstimateView of(Wait wait) {
        return new EstimateView(wait.p50Minutes(), wait.p90Minutes());
    }
}
