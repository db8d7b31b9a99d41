package io.cielo24.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.cielo24.benchmarks.clients.CurlPeer;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;

/** Reads what this JVM has used: CPU seconds, allocated bytes, threads, memory. */
final class Meter {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final boolean otherProcess;
    private final long cpu;
    private final long allocated;
    private final long start;

    private Meter(boolean otherProcess) {
        this.otherProcess = otherProcess;
        THREADS.resetPeakThreadCount();
        this.cpu = SYSTEM.getProcessCpuTime();
        this.allocated = allocatedBytes();
        this.start = System.nanoTime();
    }

    /** @param otherProcess whether the work is done by a process, whose use counts instead */
    static Meter start(boolean otherProcess) {
        return new Meter(otherProcess);
    }

    /** Wall and CPU seconds, allocated bytes, threads and the most memory resident since the start of the process. */
    Map<String, Double> stop() {
        long wall = System.nanoTime() - start;
        long used = SYSTEM.getProcessCpuTime() - cpu;
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("wall", wall / 1e9);
        if (otherProcess) {
            CurlPeer.Usage usage = CurlPeer.usage();
            values.put("cpu", usage.cpuNanos() / 1e9);
            values.put("rss", (double) usage.peakBytes());
            return values;
        }
        values.put("cpu", used / 1e9);
        values.put("allocated", (double) (allocatedBytes() - allocated));
        values.put("threads", (double) THREADS.getPeakThreadCount());
        values.put("rss", (double) CurlPeer.peak(ProcessHandle.current().pid()));
        return values;
    }

    /** From JDK 21 on of all threads there ever were; before, of those that still live. */
    private static long allocatedBytes() {
        try {
            return (Long) ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME), "TotalThreadAllocatedBytes");
        } catch (AttributeNotFoundException older) {
            long sum = 0;
            for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
                sum += Math.max(0, bytes);
            }
            return sum;
        } catch (JMException e) {
            throw new IllegalStateException("this JVM does not tell its threads", e);
        }
    }
}
