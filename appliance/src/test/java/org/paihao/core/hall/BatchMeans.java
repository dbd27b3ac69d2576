package org.paihao.core.hall;

/**
 * The mean of an endless day's waits and how sure it is: the day is cut into batches so long that their means say
 * nothing of one another (Law and Kelton, "Simulation Modeling and Analysis", batch means). How busy a batch happened
 * to be, which is known exactly, is taken out of its mean (control variate: the work that came in).
 */
final class BatchMeans {
    private final int batches;
    private final double[] waits;
    private final double[] works;
    private final long[] waited;
    private final long[] worked;

    BatchMeans(int batches) {
        this.batches = batches;
        waits = new double[batches];
        works = new double[batches];
        waited = new long[batches];
        worked = new long[batches];
    }

    /** Somebody's wait. */
    void add(int batch, double wait) {
        waits[batch] += wait;
        waited[batch]++;
    }

    /** What somebody, of this class or another, says of how busy the batch was: 0 in the mean. */
    void work(int batch, double work) {
        works[batch] += work;
        worked[batch]++;
    }

    /** A mean and its standard error, both in the unit of the waits. */
    record Mean(double value, double standardError) {
        double relativeError() {
            return standardError / value;
        }

        /** How many standard errors a figure lies from it. */
        double distance(double other) {
            return Math.abs(value - other) / standardError;
        }
    }

    Mean mean() {
        double[] y = new double[batches];
        double[] x = new double[batches];
        double meanY = 0;
        double meanX = 0;
        for (int i = 0; i < batches; i++) {
            y[i] = waits[i] / waited[i];
            x[i] = works[i] / worked[i];
            meanY += y[i] / batches;
            meanX += x[i] / batches;
        }
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < batches; i++) {
            sxx += (x[i] - meanX) * (x[i] - meanX);
            sxy += (x[i] - meanX) * (y[i] - meanY);
        }
        double slope = sxy / sxx;
        double rest = 0;
        for (int i = 0; i < batches; i++) {
            double residual = y[i] - meanY - slope * (x[i] - meanX);
            rest += residual * residual;
        }
        double variance = rest / (batches - 2);
        return new Mean(meanY - slope * meanX, Math.sqrt(variance * (1.0 / batches + meanX * meanX / sxx)));
    }
}
