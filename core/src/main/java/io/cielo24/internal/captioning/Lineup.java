package io.cielo24.internal.captioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The watched jobs in line. Looks go round the line, so that nobody at its end is forgotten while the begin is due again. */
final class Lineup {

    private final NavigableMap<Place, Watched> line = new TreeMap<>();
    private @Nullable Place last;

    void put(Watched watched) {
        line.put(watched.place, watched);
    }

    void remove(Watched watched) {
        line.remove(watched.place, watched);
    }

    /** The next job that is due, after the one that was handed out last; {@code null} if none is. */
    @Nullable
    Watched nextDue(long now) {
        Watched found = last == null ? null : firstDue(line.tailMap(last, false), now);
        return found == null ? firstDue(line, now) : found;
    }

    private static @Nullable Watched firstDue(Map<Place, Watched> part, long now) {
        for (Watched watched : part.values()) {
            if (isDue(watched, now)) {
                return watched;
            }
        }
        return null;
    }

    /** A job and those behind it that one request can ask for, up to the last that is due. */
    List<Watched> from(Watched first, int most, long now) {
        List<Watched> batch = new ArrayList<>();
        int due = 0;
        for (Watched watched : line.tailMap(first.place, true).values()) {
            if (batch.size() == most || !watched.place.besides(first.place)) {
                break;
            }
            if (watched.alone <= now && !watched.versions && !watched.asked) {
                batch.add(watched);
                due = isDue(watched, now) ? batch.size() : due;
            }
        }
        return new ArrayList<>(batch.subList(0, due));
    }

    /** Goes on behind this one the next time. */
    void went(Watched to) {
        last = to.place;
    }

    private static boolean isDue(Watched watched, long now) {
        return watched.due <= now && !watched.asked;
    }
}
