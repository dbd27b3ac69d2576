/** The hall plan (大厅方案): zones, services, counters, displays, hours; one YAML file, versioned. */
@NullMarked
package org.paihao.core.plan;

import org.jspecify.annotations.NullMarked;
