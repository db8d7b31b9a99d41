package io.cielo24.examples;

import io.cielo24.media.TransferProgress;
import java.util.function.Consumer;

/** Prints a line for every tenth of an upload. */
final class Progress implements Consumer<TransferProgress> {

    private int tenths;

    @Override
    public void accept(TransferProgress progress) {
        int now = (int) (progress.fraction() * 10);
        if (now > tenths) {
            tenths = now;
            System.out.printf("Uploading:  %3d %% of %,d bytes%n", now * 10, progress.total());
        }
    }
}
