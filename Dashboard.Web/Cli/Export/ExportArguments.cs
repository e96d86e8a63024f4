using System.CommandLine;
using System.Text.RegularExpressions;
using EventFormat.Tools;

namespace Dashboard.Web.Cli.Export;

/// <summary>What <c>export</c> is given.</summary>
internal sealed class ExportArguments
{
    private readonly Argument<string> _path = new("path") { HelpName = "DIR|FILE", Description = "Log directory, or one event file." };
    private readonly Option<ExportFormat> _format = new("--format") { Description = "csv, jsonl or parquet.", DefaultValueFactory = _ => ExportFormat.Csv };
    private readonly Option<ExportKind> _kind = new("--kind") { Description = "scalar, histogram or hparams; the last two as jsonl.", DefaultValueFactory = _ => ExportKind.Scalar };
    private readonly Option<string> _run = new("--run") { HelpName = "RE", Description = "Only runs whose name holds a match of this regular expression." };
    private readonly Option<string> _tag = new("--tag") { HelpName = "RE", Description = "Only tags whose name holds a match of this regular expression." };
    private readonly Option<bool> _superseded = new("--superseded") { Description = "Points that a restart superseded, too." };
    private readonly Option<string> _output = new("--output", "-o") { HelpName = "FILE", Description = "A new file; standard output without it." };

    public void AddTo(Command command)
    {
        command.Add(_path);
        foreach (var option in (Option[])[_format, _kind, _run, _tag, _superseded, _output])
        {
            command.Add(option);
        }
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="ArgumentException">It makes no sense; the message is one line for people.</exception>
    public ExportRequest Read(ParseResult parsed)
    {
        var request = new ExportRequest(
            parsed.GetRequiredValue(_path),
            parsed.GetValue(_format),
            parsed.GetValue(_kind),
            new ExportOptions
            {
                Runs = Pattern(parsed.GetValue(_run)),
                Tags = Pattern(parsed.GetValue(_tag)),
                IncludesSuperseded = parsed.GetValue(_superseded),
            },
            parsed.GetValue(_output));
        return request switch
        {
            _ when !Path.Exists(request.Path) => throw new ArgumentException($"{request.Path}: there is no such file or directory."),
            { Kind: not ExportKind.Scalar, Format: not ExportFormat.Jsonl } => throw new ArgumentException("Histograms and hparams are exported with --format jsonl only."),
            { Format: ExportFormat.Parquet, Output: null } => throw new ArgumentException("--format parquet needs a file: -o FILE."),
            _ => request,
        };
    }

    private static Regex? Pattern(string? text) => text is null ? null : new Regex(text, RegexOptions.CultureInvariant);
}
