/** The hub (大厅主机): the hall's own ledger, decisions, staff pages. */
@NullMarked
package org.paihao.role.hub;

import org.jspecify.annotations.NullMarked;
