/**
 * The whole job as one flow: order, wait, fetch, for one media or a hundred thousand; never billed twice, never lost.
 */
@NullMarked
package io.cielo24.captioning;

import org.jspecify.annotations.NullMarked;
