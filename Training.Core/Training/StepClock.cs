namespace Training.Core.Training;

/// <summary>Says where the time of a batch goes: every call ends one part and begins the next.</summary>
internal sealed class StepClock(TimeProvider timeProvider)
{
    private long _since = timeProvider.GetTimestamp();
    private TimeSpan _dataWait;
    private TimeSpan _forward;
    private TimeSpan _backward;
    private TimeSpan _optimizer;

    public StepTimings Timings => new(_dataWait, _forward, _backward, _optimizer);

    /// <summary>What follows is spent on something that is not counted, or belongs to the next part.</summary>
    public void Restart() => _since = timeProvider.GetTimestamp();

    /// <summary>A batch has come: the parts of the one before are forgotten.</summary>
    public void EndDataWait() => (_dataWait, _forward, _backward, _optimizer) = (Lap(), default, default, default);

    public void EndForward() => _forward += Lap();

    public void EndBackward() => _backward += Lap();

    public void EndOptimizer() => _optimizer += Lap();

    private TimeSpan Lap()
    {
        var now = timeProvider.GetTimestamp();
        var elapsed = timeProvider.GetElapsedTime(_since, now);
        _since = now;
        return elapsed;
    }
}
