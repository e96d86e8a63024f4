using System.Collections.Immutable;

namespace Dashboard.Web.Colours;

/// <summary>The palette slots that people chose for runs, by the runs' names.</summary>
/// <remarks>Safe to use from several threads.</remarks>
internal interface IRunColours
{
    /// <summary>All choices now; the same object until one changed.</summary>
    ImmutableDictionary<string, int> Chosen { get; }

    /// <summary>Whether choices are refused.</summary>
    bool IsReadOnly { get; }

    /// <summary>Chooses a slot for a run, or gives its own back (null).</summary>
    /// <exception cref="IOException">The choice cannot be kept.</exception>
    void Choose(string run, int? slot);

    /// <summary>Calls <paramref name="changed"/> after a choice.</summary>
    IDisposable Subscribe(Action changed);
}
