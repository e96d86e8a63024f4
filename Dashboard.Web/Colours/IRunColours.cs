using System.Collections.Immutable;
using Dashboard.Web.HParams;
using Dashboard.Web.Ingest;

namespace Dashboard.Web.Colours;

/// <summary>What the colours of runs can depend on: palette slots that people chose, and the runs' settings.</summary>
/// <remarks>Safe to use from several threads.</remarks>
internal interface IRunColours
{
    /// <summary>Chosen slots by the runs' names; the same object until one changed.</summary>
    ImmutableDictionary<string, int> Chosen { get; }

    /// <summary>The settings that any run has, in natural order; the same array until a setting of any run changed.</summary>
    ImmutableArray<string> Keys { get; }

    /// <summary>Whether choices are refused now.</summary>
    bool IsReadOnly { get; }

    /// <summary>The value of a setting by id of run; runs that have none are left out.</summary>
    IReadOnlyDictionary<int, TrialValue> Values(ImmutableArray<RunRow> runs, string key);

    /// <summary>Chooses a slot for a run, or gives its own back (null); why not, in words, when that is refused.</summary>
    Task<string?> ChooseAsync(string run, int? slot);

    /// <summary>Calls <paramref name="changed"/> after any of this changed.</summary>
    IDisposable Subscribe(Action changed);
}
