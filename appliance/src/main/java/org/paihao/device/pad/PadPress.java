package org.paihao.device.pad;

/** Somebody pressed the key of this level; whether it counts is the role's decision. */
public record PadPress(RatingLevel level) {}
