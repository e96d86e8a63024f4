using System.Collections.Immutable;
using Dashboard.Web.Blobs;
using Dashboard.Web.Ingest;
using EventFormat.Protos;
using EventFormat.Summaries;

namespace Dashboard.Web.CustomScalars;

/// <summary>Reads the custom-scalars layouts that runs have logged; of each run the last one counts.</summary>
internal sealed class LayoutReader(IRunList list, BlobStore blobs)
{
    /// <summary>The layouts of all runs as one, and what could not be read, in words.</summary>
    public async Task<(ImmutableArray<CustomCategory> Categories, ImmutableArray<string> Problems)> ReadAsync(CancellationToken cancel)
    {
        var snapshot = list.Current;
        var tags = snapshot.Tags.Where(tag => tag.Kind == SummaryKind.CustomScalarLayout).Select(tag => tag.Id).ToHashSet();
        var layouts = new List<CustomScalarLayout>();
        var problems = ImmutableArray.CreateBuilder<string>();
        foreach (var run in snapshot.Runs.Where(run => run.Kinds.Contains(SummaryKind.CustomScalarLayout)))
        {
            foreach (var tag in run.TagIds.Where(tags.Contains))
            {
                if (blobs.Find(run.Id, tag) is not { Count: > 0 } sequence)
                {
                    continue;
                }

                try
                {
                    layouts.Add(CustomScalarLayoutValue.Decode(await blobs.ReadAsync(run.Id, sequence, sequence.Count - 1, cancel)));
                }
                catch (Exception e) when (e is SummaryFormatException or IOException or UnauthorizedAccessException)
                {
                    problems.Add($"The layout of {run.Name} cannot be read: {e.Message}");
                }
            }
        }

        return (LayoutMerger.Merge(layouts), problems.ToImmutable());
    }
}
