using System.Collections.Immutable;

namespace Dashboard.Web.HParams;

/// <summary>Every trial of the log directories and every column any of them has; immutable.</summary>
/// <param name="HParams">Declared ones in the experiment's order, then the others by name.</param>
/// <param name="Metrics">Declared ones in the experiment's order, then the other scalars by name.</param>
/// <param name="Trials">In natural order of the runs' names.</param>
public sealed record TrialTable(ImmutableArray<TrialColumn> HParams, ImmutableArray<TrialColumn> Metrics, ImmutableArray<Trial> Trials)
{
    public static TrialTable Empty { get; } = new([], [], []);
}
