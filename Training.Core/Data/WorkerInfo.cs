namespace Training.Core.Data;

/// <summary>Which of a loader's workers a thread is.</summary>
/// <param name="Id">From 0 to <paramref name="Count"/> − 1.</param>
/// <param name="Count">How many workers the loader has.</param>
/// <param name="Seed">The loader's seed.</param>
public sealed record WorkerInfo(int Id, int Count, ulong Seed)
{
    [ThreadStatic]
    private static WorkerInfo? _current;

    /// <summary>The worker that this thread is; null on threads that are none.</summary>
    public static WorkerInfo? Current
    {
        get => _current;
        internal set => _current = value;
    }
}
