using EventFormat.Runs;

namespace EventFormat.Tests.Oracle;

/// <summary>A tag as read, its points in the order (file name, offset).</summary>
internal sealed class ReadTag(TagInfo info, IReadOnlyList<ReadPoint> all)
{
    public TagInfo Info { get; } = info;

    public IReadOnlyList<ReadPoint> All { get; } = all;

    /// <summary>Those that no later point supersedes: a point at step s supersedes the points at steps ≥ s before it.</summary>
    public IReadOnlyList<ReadPoint> Valid
    {
        get
        {
            var valid = new List<ReadPoint>();
            foreach (var point in All)
            {
                while (valid.Count > 0 && valid[^1].Step >= point.Step)
                {
                    valid.RemoveAt(valid.Count - 1);
                }

                valid.Add(point);
            }

            return valid;
        }
    }
}
