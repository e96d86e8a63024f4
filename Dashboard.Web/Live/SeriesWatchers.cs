using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Dashboard.Web.Live;

/// <summary>Who watches which run: commits of runs that nobody watches cost one look-up.</summary>
internal sealed class SeriesWatchers
{
    private readonly ConcurrentDictionary<int, ImmutableArray<LiveConnection>> _byRun = new();

    public void Add(int run, LiveConnection connection) =>
        _byRun.AddOrUpdate(run, static (_, one) => [one], static (_, all, one) => all.Contains(one) ? all : all.Add(one), connection);

    public void Remove(int run, LiveConnection connection)
    {
        while (_byRun.TryGetValue(run, out var all))
        {
            var rest = all.Remove(connection);
            if (rest.IsEmpty ? _byRun.TryRemove(KeyValuePair.Create(run, all)) : _byRun.TryUpdate(run, rest, all))
            {
                return;
            }
        }
    }

    public bool IsWatched(int run) => _byRun.ContainsKey(run);

    /// <summary>New points of <paramref name="run"/> can be read; <paramref name="tags"/> are the ids of their tags.</summary>
    public void Changed(int run, IReadOnlyList<int> tags)
    {
        if (_byRun.TryGetValue(run, out var all))
        {
            foreach (var connection in all)
            {
                connection.Changed(run, tags);
            }
        }
    }
}
