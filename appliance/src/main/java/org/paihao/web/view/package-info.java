/** What pages see: records that become the JSON of one view each, and how they are made from what the roles know. */
@NullMarked
package org.paihao.web.view;

import org.jspecify.annotations.NullMarked;
