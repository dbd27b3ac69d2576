package org.paihao.core.plan;

import org.paihao.core.Text;
import org.paihao.core.id.PriorityId;

/**
 * A class of citizens who wait less (优先类别): the elderly, soldiers, those who bring back corrected papers. Whoever is
 * of none is a walk-in (普通).
 *
 * @param rate how much faster than a walk-in's their claim grows: with 2.0, ten minutes of waiting count as twenty
 */
public record PriorityClass(PriorityId id, Text name, double rate) {}
