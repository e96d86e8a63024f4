using System.Collections.Immutable;
using System.Globalization;

namespace Dashboard.Web.HParams;

/// <summary>Puts sessions that PyTorch's <c>add_hparams</c> wrote into time-named sub-runs back into the runs that called it.</summary>
/// <remarks>
/// A run is folded into the one above it when its last name is a time and all such runs beside it have the same hyperparameters:
/// then they speak of the run above. Several different ones below one run are trials of their own, as in PyTorch's own example.
/// </remarks>
internal static class SessionFolding
{
    // Seconds since the epoch of any time from 2001 on have ten digits.
    private const double Earliest = 1e9;
    private const double Latest = 1e11;

    /// <summary>The run that <paramref name="run"/> belongs to when it is named by time alone; null when it is not.</summary>
    public static string? ParentOf(string run)
    {
        var slash = run.LastIndexOf('/');
        return slash > 0 && double.TryParse(run.AsSpan(slash + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var time)
            && time is > Earliest and < Latest
            ? run[..slash]
            : null;
    }

    /// <summary>Names, by session name, of the runs that sessions are folded into.</summary>
    public static ImmutableDictionary<string, string> Fold(IEnumerable<Session> sessions)
    {
        var folded = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var all = sessions.ToList();
        var taken = all.Select(session => session.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var siblings in all.GroupBy(session => ParentOf(session.Name), StringComparer.Ordinal))
        {
            if (siblings.Key is { } parent && !taken.Contains(parent) && siblings.All(session => session.Start.Hparams.Equals(siblings.First().Start.Hparams)))
            {
                foreach (var session in siblings)
                {
                    folded[session.Name] = parent;
                }
            }
        }

        return folded.ToImmutable();
    }
}
