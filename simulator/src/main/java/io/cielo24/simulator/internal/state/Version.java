package io.cielo24.simulator.internal.state;

import io.cielo24.simulator.internal.caption.ElementList;

/**
 * A state of a job's words.
 *
 * @param name how it is listed and asked for
 * @param workProduct which interim work product it is, such as FINAL
 * @param number counted from 1
 * @param elements the words
 */
public record Version(String name, String workProduct, long number, ElementList elements) {}
