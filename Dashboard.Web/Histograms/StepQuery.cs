using Dashboard.Web.Blobs;
using Dashboard.Web.Ingest;

namespace Dashboard.Web.Histograms;

/// <summary>Which steps of a tag are asked for, as routes take it.</summary>
/// <param name="Run">Id of the run.</param>
/// <param name="Tag">Id of the tag.</param>
/// <param name="X">step, relative or wall.</param>
/// <param name="From">Least place on that axis; none for all.</param>
/// <param name="To">Greatest place; none for all.</param>
/// <param name="Rows">At how many places steps are told apart: beyond it they are merged.</param>
internal sealed record StepQuery(int Run, int Tag, string? X, double? From, double? To, int? Rows)
{
    private const int DefaultRows = 128;
    private const int MaxRows = 4096;

    public int RowCount => Math.Clamp(Rows ?? DefaultRows, 1, MaxRows);

    private StepAxis Axis => X switch
    {
        "relative" => StepAxis.Relative,
        "wall" => StepAxis.Wall,
        _ => StepAxis.Step,
    };

    public List<SelectedStep> Select(BlobSequence sequence, RunRegistry registry, bool withNeighbours = false) =>
        SelectedStep.Of(sequence, Axis, registry.Find(Run)?.StartWallTime ?? double.NaN, From, To, withNeighbours);

    /// <summary>Starts the answer: what is known of each group of steps, and of all.</summary>
    public static BlockFrame Frame(BlobSequence sequence, IReadOnlyList<SelectedStep> steps, IReadOnlyList<Range> groups)
    {
        var (firsts, lasts) = (groups.Select(group => steps[group.Start]).ToArray(), groups.Select(group => steps[group.End.Value - 1]).ToArray());
        return new BlockFrame()
            .Fact("total", sequence.Count - sequence.SupersededCount)
            .Fact("superseded", sequence.SupersededCount)
            .Fact("selected", steps.Count)
            .Block<long>("step", [.. firsts.Select(one => one.Step)])
            .Block<long>("lastStep", [.. lasts.Select(one => one.Step)])
            .Block<double>("x", [.. firsts.Select(one => one.X)])
            .Block<double>("lastX", [.. lasts.Select(one => one.X)])
            .Block<double>("wall", [.. firsts.Select(one => one.WallTime)])
            .Block<uint>("merged", [.. groups.Select(group => (uint)(group.End.Value - group.Start.Value))])
            .Block<uint>("index", [.. firsts.Select(one => (uint)one.Index)]);
    }
}
