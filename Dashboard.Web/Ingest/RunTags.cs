using System.Collections.Immutable;
using EventFormat.Runs;

namespace Dashboard.Web.Ingest;

/// <summary>The ids, valid for all runs, of one run's tags.</summary>
/// <remarks>One thread at a time updates; any thread reads.</remarks>
internal sealed class RunTags(TagTable table)
{
    private State _state = new([], [], [], default);

    public ImmutableArray<int> Ids => Volatile.Read(ref _state).Ids;

    /// <summary>The kinds of its tags.</summary>
    public KindSet Kinds => Volatile.Read(ref _state).Kinds;

    /// <summary>The id of the run's tag of that index.</summary>
    public int IdOf(int index) => Volatile.Read(ref _state).Ids[index];

    /// <summary>The index of the tag in the run; null when the run does not have it.</summary>
    public int? IndexOf(int id) => Volatile.Read(ref _state).Indices.TryGetValue(id, out var index) ? index : null;

    /// <summary>Takes over the run's tags: usually those it had, and some more at the end.</summary>
    public void Update(IReadOnlyList<TagInfo> tags)
    {
        var last = _state;
        var same = 0;
        while (same < tags.Count && same < last.Tags.Count && ReferenceEquals(tags[same], last.Tags[same]))
        {
            same++;
        }

        if (same == tags.Count && same == last.Tags.Count)
        {
            return;
        }

        var ids = ImmutableArray.CreateBuilder<int>(tags.Count);
        ids.AddRange(last.Ids, same);
        var indices = new Dictionary<int, int>(tags.Count);
        var kinds = default(KindSet);
        for (var index = 0; index < tags.Count; index++)
        {
            if (index >= same)
            {
                ids.Add(table.IdOf(tags[index]));
            }

            indices[ids[index]] = index;
            kinds = kinds.With(tags[index].Kind);
        }

        Volatile.Write(ref _state, new State(ids.MoveToImmutable(), [.. tags], indices, kinds));
    }

    private sealed record State(ImmutableArray<int> Ids, IReadOnlyList<TagInfo> Tags, Dictionary<int, int> Indices, KindSet Kinds);
}
