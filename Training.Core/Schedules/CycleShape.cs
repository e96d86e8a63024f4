namespace Training.Core.Schedules;

/// <summary>How the height of a <see cref="Cyclic"/> schedule's cycles changes.</summary>
public enum CycleShape
{
    /// <summary>All alike: PyTorch's <c>triangular</c>.</summary>
    Triangular,

    /// <summary>Each half as high as the one before: <c>triangular2</c>.</summary>
    Halving,

    /// <summary>By a factor per unit: <c>exp_range</c>.</summary>
    Exponential,
}
