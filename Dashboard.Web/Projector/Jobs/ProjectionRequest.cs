using System.Text.Json.Serialization;

namespace Dashboard.Web.Projector.Jobs;

/// <summary>Body of <c>POST /api/projector/jobs</c>: which points, drawn how.</summary>
internal sealed class ProjectionRequest
{
    /// <summary>Beyond it t-SNE and UMAP would take hours, and their neighbours more than a gigabyte.</summary>
    public const int MostPoints = 150_000;

    /// <summary>Beyond it ten components take more memory than a browser spares.</summary>
    public const int MostPointsOfPca = 1_000_000;

    private static readonly string[] Methods = ["pca", "tsne", "umap"];

    public string Run { get; set; } = "";

    public string Name { get; set; } = "";

    public long? Step { get; set; }

    /// <summary><c>pca</c>, <c>tsne</c> or <c>umap</c>.</summary>
    public string Method { get; set; } = "pca";

    /// <summary>2 or 3; principal components are always the first ten.</summary>
    public int Dimensions { get; set; } = 3;

    /// <summary>Centroid to the origin, then all points to length one.</summary>
    public bool Spherize { get; set; }

    /// <summary><c>euclidean</c> or <c>cosine</c>: what near means to t-SNE and UMAP.</summary>
    public string Metric { get; set; } = "euclidean";

    public double Perplexity { get; set; } = 30;

    /// <summary>0 for one that fits the number of points.</summary>
    public double LearningRate { get; set; }

    /// <summary>Of t-SNE; for UMAP the epochs. 0 for as many as fit.</summary>
    public int Iterations { get; set; }

    public int Neighbours { get; set; } = 15;

    public double MinDistance { get; set; } = 0.1;

    public ulong Seed { get; set; }

    /// <summary>Only these points, in this order; all when null.</summary>
    public int[]? Points { get; set; }

    /// <summary>What is wrong with the request; null when nothing is.</summary>
    [JsonIgnore]
    public string? Fault => this switch
    {
        { Run: null } or { Name: null } or { Method: null } or { Metric: null } => "A name is null that must not be.",
        _ when !Methods.Contains(Method) => "method: pca, tsne or umap.",
        { Dimensions: not (2 or 3) } => "dimensions: 2 or 3.",
        { Metric: not ("euclidean" or "cosine") } => "metric: euclidean or cosine.",
        { Perplexity: not (>= 2 and <= 100) } => "perplexity: a number from 2 to 100.",
        { LearningRate: not (>= 0 and <= 100_000) } => "learningRate: a number from 0 to 100,000.",
        { Iterations: < 0 or > 10_000 } => "iterations: a number from 0 to 10,000.",
        { Neighbours: < 2 or > 100 } => "neighbours: a number from 2 to 100.",
        { MinDistance: not (>= 0 and <= 1) } => "minDistance: a number from 0 to 1.",
        { Points: { Length: 0 } } => "points: none.",
        _ => null,
    };

    /// <summary>What is wrong with it for an embedding of so many points; null when nothing is.</summary>
    public string? FaultFor(int count)
    {
        if (Points is { } points && (points.Length > count || Array.Exists(points, point => (uint)point >= (uint)count)))
        {
            return $"points: numbers from 0 to {count - 1}, each once at most.";
        }

        var (asked, most) = (Points?.Length ?? count, Method == "pca" ? MostPointsOfPca : MostPoints);
        return asked > most ? $"{Method} takes {most:N0} points at most; there are {asked:N0}. Isolate fewer{(Method == "pca" ? "" : ", or use PCA")}." : null;
    }
}
