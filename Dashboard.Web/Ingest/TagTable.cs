using System.Collections.Immutable;
using EventFormat.Runs;
using EventFormat.Summaries;

namespace Dashboard.Web.Ingest;

/// <summary>Numbers every (name, kind) of any run, for this server's lifetime.</summary>
internal sealed class TagTable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Name, SummaryKind Kind), int> _ids = [];
    private ImmutableList<TagRow> _rows = [];

    /// <summary>The tags so far; an id is an index into it.</summary>
    public ImmutableList<TagRow> Rows => Volatile.Read(ref _rows);

    /// <summary>The id of a tag; its first spoken-for display name and description stay.</summary>
    public int IdOf(TagInfo tag)
    {
        lock (_lock)
        {
            if (_ids.TryGetValue((tag.Name, tag.Kind), out var id))
            {
                Complete_NeedsLock(id, tag);
                return id;
            }

            id = _rows.Count;
            _ids.Add((tag.Name, tag.Kind), id);
            Volatile.Write(ref _rows, _rows.Add(new TagRow(id, tag.Name, tag.Kind, tag.DisplayName, tag.Description)));
            return id;
        }
    }

    public int? Find(string name, SummaryKind kind)
    {
        lock (_lock)
        {
            return _ids.TryGetValue((name, kind), out var id) ? id : null;
        }
    }

    private void Complete_NeedsLock(int id, TagInfo tag)
    {
        var row = _rows[id];
        var completed = row with
        {
            DisplayName = row.DisplayName.Length > 0 ? row.DisplayName : tag.DisplayName,
            Description = row.Description.Length > 0 ? row.Description : tag.Description,
        };
        if (completed != row)
        {
            Volatile.Write(ref _rows, _rows.SetItem(id, completed));
        }
    }
}
