using Dashboard.Web.Projector.Projections;

namespace Dashboard.Web.Projector;

/// <summary>What a computation is given beside its data: how to stop it, how many cores it may use, and whom to tell how far it is.</summary>
internal sealed class ProjectionWork(CancellationToken cancelled, int cores = 1)
{
    public CancellationToken Cancelled => cancelled;

    public ParallelOptions Parallel { get; } = new() { CancellationToken = cancelled, MaxDegreeOfParallelism = Math.Max(1, cores) };

    /// <summary>Called with a phase, and how much of it is done and to do.</summary>
    public Action<string, int, int>? Reached { get; init; }

    /// <summary>Called with an iteration, how many there will be, and where the points are now (good during the call only).</summary>
    public LayoutMoved? Moved { get; init; }

    /// <summary>Called with the layout when it is final, before it is measured.</summary>
    public Action<Layout>? Settled { get; init; }

    public void Reach(string phase, int done, int total)
    {
        cancelled.ThrowIfCancellationRequested();
        Reached?.Invoke(phase, done, total);
    }

    public void Move(int iteration, int total, ReadOnlySpan<float> coordinates)
    {
        cancelled.ThrowIfCancellationRequested();
        Moved?.Invoke(iteration, total, coordinates);
    }
}

internal delegate void LayoutMoved(int iteration, int total, ReadOnlySpan<float> coordinates);
