package org.paihao.web.view;

/** A wait as a range in minutes; never one number, and absent where nobody can say. */
public record EstimateView(int p50Minutes, int p90Minutes) {}
