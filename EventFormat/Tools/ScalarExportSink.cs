using EventFormat.Runs;
using EventFormat.Summaries;

namespace EventFormat.Tools;

/// <summary>Exports numbers.</summary>
internal sealed class ScalarExportSink(
    string run, ExportOptions options, Dictionary<(string File, string Tag), SeriesFilePoints> points, Action<ExportedSeries, ScalarPoint> write)
    : ExportSink(run, options, points)
{
    public override void AddScalar(int file, int tag, long step, double wallTime, double value, bool isSingle)
    {
        if (Meet(file, tag, step) is { } series)
        {
            Points++;
            write(series, new ScalarPoint(step, wallTime, value));
        }
    }

    protected override bool IsWanted(TagInfo tag) => tag.Kind == SummaryKind.Scalar;
}
