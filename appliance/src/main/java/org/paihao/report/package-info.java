/** The link to the hall: outbox, marks, requests, live; Paho is hidden in here. */
@NullMarked
package org.paihao.report;

import org.jspecify.annotations.NullMarked;
