using EventFormat.Runs;
using EventFormat.Summaries;

namespace EventFormat.Tools;

/// <summary>Exports histograms; their bytes are read again, one histogram at a time.</summary>
internal sealed class HistogramExportSink(
    RunLocation run, ExportOptions options, Dictionary<(string File, string Tag), SeriesFilePoints> points, Action<ExportedSeries, HistogramPoint> write)
    : ExportSink(run.Name, options, points), IDisposable
{
    private FileWindow? _window;
    private int _open = -1;

    public override void AddBlob(int file, int tag, in BlobPoint blob)
    {
        if (Meet(file, tag, blob.Step) is not { } series)
        {
            return;
        }

        if (_open != file)
        {
            _window?.Dispose();
            _window = FileWindow.Open(Path.Combine(run.Directory, FileName(file)));
            _open = file;
        }

        try
        {
            var histogram = HistogramValue.Decode(_window!.ReadMemory(blob.Offset, blob.Length));
            Points++;
            write(series, new HistogramPoint(blob.Step, blob.WallTime, histogram));
        }
        catch (SummaryFormatException)
        {
            Undecodable++;
        }
    }

    public void Dispose() => _window?.Dispose();

    protected override bool IsWanted(TagInfo tag) => tag.Kind == SummaryKind.Histogram;
}
