using System.Collections.Immutable;

namespace Dashboard.Web.Components.Help;

/// <summary>Every figure the dashboard computes, with its definition.</summary>
internal static class Glossary
{
    private const string Charts = "Charts";
    private const string Histograms = "Histograms and distributions";
    private const string Curves = "PR curves";
    private const string Trials = "HParams";
    private const string Tensors = "Tensors and text";
    private const string Projector = "Projector";
    private const string Everywhere = "Everywhere";

    /// <summary>In the order of the page.</summary>
    public static ImmutableArray<Definition> All { get; } =
    [
        new("smoothing", Charts, "Smoothing", "The debiased exponential moving average of TensorBoard, over every logged point and not only the drawn ones: it runs by position, whatever the distance of the steps. NaN and ±∞ pass unchanged and leave no trace in the average. The faint line is what was logged.",
            "m₀ = 0;  mₙ = w·mₙ₋₁ + (1 − w)·yₙ;  smoothedₙ = mₙ / (1 − wⁿ)"),
        new("step", Charts, "Step", "The number that the training code gave with the point. Points are ordered by it."),
        new("relative", Charts, "Relative time", "Seconds from the run's first event to the point's wall time; or, when so chosen, from the first point of the series itself, as TensorBoard has it."),
        new("wall", Charts, "Wall time", "When the point was written, by the clock of the machine that wrote it, shown in the time zone of this browser."),
        new("arrival", Charts, "Arrival", "The position of the point in its files, by name of file and place within it, from 0; superseded points count."),
        new("superseded", Charts, "Superseded points", "A point at step s supersedes the points of its series at steps ≥ s that were written before it: training went back to a checkpoint. They are kept and can be shown in grey, but left out of curves, statistics and smoothing."),
        new("reduction", Charts, "What is drawn of long series", "Where a series has more than four points per pixel column, each column shows its first, least, greatest and last point, of the raw and of the smoothed curve. No extreme is lost at any zoom.", "M4: first, min, max, last of each pixel column"),
        new("outliers", Charts, "Ignore outliers", "The vertical axis spans the 5th to the 95th percentile of all values drawn on the card, taken together, and the last value of each curve that lies within half that span of it. Nothing is left out of the curves themselves.",
            "low = y₍⌈0.05·(n − 1)⌉₎;  high = y₍⌊0.95·(n − 1)⌋₎ of the sorted values"),
        new("nonfinite", Charts, "NaN and ±∞", "Marks on the edge of a chart: one for each kind in each pixel column, with the number of points it stands for. They are left out of ranges, means and smoothing."),
        new("buckets", Histograms, "Histogram", "Counts of logged buckets, spread evenly over bins of equal width. Where steps are merged to fit the picture, their counts are added up. Buckets whose edges are no finite numbers are counted apart. Pointing at a row shows one histogram as it was logged."),
        new("quantiles", Histograms, "Distribution", "Lines at nine quantiles of each histogram, linear within a bucket; those of a normal distribution at −1.5, −1, −½, 0, ½, 1 and 1½ standard deviations, and both ends. Merged steps show the least and the greatest value of each line.",
            "0, 6.68, 15.87, 30.85, 50, 69.15, 84.13, 93.32, 100 %"),
        new("precision", Curves, "Precision and recall", "Of the examples called positive at a threshold, the part that is; of the positive ones, the part that is called so.", "precision = TP / (TP + FP);  recall = TP / (TP + FN)"),
        new("auc", Curves, "Area", "The area under straight lines from point to point, as drawn; nothing is added below the least recall.", "Σ (rᵢ₋₁ − rᵢ)·(pᵢ₋₁ + pᵢ) / 2"),
        new("ap", Curves, "Average precision", "Every gain of recall times the precision there, without interpolation, as scikit-learn's average_precision_score.", "Σ (rᵢ − rᵢ₊₁)·pᵢ"),
        new("f1", Curves, "F1 lines", "Places where the harmonic mean of precision and recall is the same.", "F1 = 2·p·r / (p + r)"),
        new("metric", Trials, "Metric value", "Of each trial's series: the last value, the least or greatest finite one, the mean of the finite ones, or the one at a step, else the last before it. Superseded points do not count."),
        new("importance", Trials, "Importance", "The share of the error of a metric that the splits of a random forest on a hyperparameter take away: 100 regression trees over all trials whose metric is finite, five or more; the shares add up to 1. It says what matters, not in which direction."),
        new("correlation", Trials, "Correlation", "Pearson's coefficient over the trials that have both numbers, from −1 to 1; none for texts, or when either does not vary.", "r = cov(x, y) / (σₓ·σᵧ)"),
        new("tensor", Tensors, "Statistics of a tensor", "Least, greatest, mean and standard deviation are of the finite elements; the deviation is the population's. NaN, +∞, −∞ and zeros are counted.", "σ = √( Σ (x − mean)² / n )"),
        new("variance", Projector, "Variance explained", "The variance of the points along a principal component as a part of the variance of all dimensions, computed from every point."),
        new("trustworthiness", Projector, "Trustworthiness", "How far neighbours in the picture are neighbours in truth, from 0 to 1 (Venna and Kaski, 2001): each of the 12 drawn neighbours of a point that is not among its 12 true ones costs by how many ranks it lies beyond them. Beyond 2,000 points a spread sample of 1,000 speaks for all."),
        new("distance", Projector, "Neighbours", "By cosine distance or by Euclidean distance in all dimensions, not in the picture.", "1 − a·b / (|a|·|b|);  √ Σ (aᵢ − bᵢ)²"),
        new("live", Everywhere, "Live", "A run is live while it grew within the last minute, or within five times its usual interval. The number beside it is the age of the newest point of any run."),
        new("problems", Everywhere, "Problems", "Every record carries two checksums. A record whose data does not fit its own is skipped and counted; one whose length does not ends its file there, since what follows cannot be told from noise. Everything else is shown."),
    ];

    /// <summary>The definition of an id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static Definition Find(string id) => All.FirstOrDefault(one => one.Id == id) ?? throw new KeyNotFoundException($"There is no definition {id}.");
}
