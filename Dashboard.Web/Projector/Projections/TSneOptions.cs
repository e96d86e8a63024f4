namespace Dashboard.Web.Projector.Projections;

/// <summary>Settings of t-SNE.</summary>
internal sealed record TSneOptions
{
    public int Dimensions { get; init; } = 2;

    /// <summary>About how many neighbours a point has, from 2 to 100.</summary>
    public double Perplexity { get; init; } = 30;

    public int Iterations { get; init; } = 1000;

    /// <summary>0 for one that fits the number of points (Belkina and others, 2019).</summary>
    public double LearningRate { get; init; }

    public ulong Seed { get; init; }
}
