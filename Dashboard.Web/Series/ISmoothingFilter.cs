namespace Dashboard.Web.Series;

/// <summary>Smooths points one after the other, each by what came before it.</summary>
/// <typeparam name="TSelf">The filter itself, so that loops over it are compiled for it.</typeparam>
internal interface ISmoothingFilter<TSelf>
    where TSelf : struct, ISmoothingFilter<TSelf>
{
    /// <summary>What a later filter goes on from.</summary>
    SmoothingState State { get; }

    /// <summary>A filter that goes on from <paramref name="state"/>.</summary>
    /// <param name="strength">The method's strength.</param>
    /// <param name="state">What the filter of the points before ended with.</param>
    /// <param name="lastStep">Step of the point before; 0 when there is none.</param>
    static abstract TSelf From(double strength, SmoothingState state, long lastStep);

    /// <summary>Smooths the points of a piece from place <paramref name="from"/> up to <paramref name="end"/>; other places are left as they are.</summary>
    void Smooth(Piece piece, ReadOnlySpan<double> values, Span<double> smoothed, int from, int end);
}

/// <param name="Last">The average so far, before it is corrected by the weight.</param>
/// <param name="Weight">How much it weighs: the finite points so far, or what is left of their weights.</param>
internal readonly record struct SmoothingState(double Last, double Weight);
