namespace Training.Core.Watch;

/// <summary>How the machine is watched.</summary>
public sealed record SystemWatchOptions
{
    /// <summary>Time between readings.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Where time comes from.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
