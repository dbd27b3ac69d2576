/** HTTP: one table of routes with who may call them, one stream of views per page, problems in plain words. */
@NullMarked
package org.paihao.web;

import org.jspecify.annotations.NullMarked;
