using EventFormat.Protos;
using EventFormat.Runs;
using EventFormat.Summaries;

namespace EventFormat.Tools;

/// <summary>Exports what the hparams plugin says of a run; it stands in the metadata of its tags, once each.</summary>
internal sealed class HParamsExportSink(string run, ExportOptions options, Action<ExportedSeries, HParamsPluginData> write)
    : ExportSink(run, options, [])
{
    protected override bool IsWanted(TagInfo tag) => tag.Kind == SummaryKind.HParams;

    protected override void Found(ExportedSeries series, TagInfo tag)
    {
        try
        {
            var content = HParamsValue.Decode(tag.PluginContent);
            Points++;
            write(series, content);
        }
        catch (SummaryFormatException)
        {
            Undecodable++;
        }
    }
}
