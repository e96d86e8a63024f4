namespace Training.Core.Watch;

/// <summary>What is done about a loss or gradient that is NaN or infinite.</summary>
public enum NonFiniteResponse
{
    /// <summary>The step is left out and training stops, in order.</summary>
    Stop,

    /// <summary>The step is left out and training goes on.</summary>
    Skip,

    /// <summary>Training fails with a <see cref="NonFiniteException"/>.</summary>
    Throw,
}
