using System.Text;
using EventFormat.Protos;
using Google.Protobuf.WellKnownTypes;

namespace Dashboard.Web.Api.TensorBoard.Sessions;

/// <summary>The table as a file: JSON, CSV or LaTeX.</summary>
/// <param name="Header">Titles of the columns.</param>
/// <param name="Rows">By row the value of each column: a number, a flag, a text, empty for a missing hyperparameter, null for a missing metric.</param>
internal sealed record HParamsDownload(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    private static readonly System.Buffers.SearchValues<char> Quoted = System.Buffers.SearchValues.Create(",\"\r\n");

    /// <param name="experiment">The columns.</param>
    /// <param name="groups">The rows.</param>
    /// <param name="visibility">Which of the columns are wanted; those beyond it are not.</param>
    public static HParamsDownload Of(HParamsExperiment experiment, IEnumerable<SessionGroup> groups, IReadOnlyList<bool> visibility)
    {
        IEnumerable<string> titles =
        [
            .. experiment.HparamInfos.Select(info => info.DisplayName.Length > 0 ? info.DisplayName : info.Name),
            .. experiment.MetricInfos.Select(info => info.DisplayName.Length > 0 ? info.DisplayName : info.Name?.Tag ?? ""),
        ];
        return new HParamsDownload([.. Visible(titles)], [.. groups.Select(group => (IReadOnlyList<object?>)[.. Visible(Row(group))])]);

        IEnumerable<T> Visible<T>(IEnumerable<T> row) => row.Zip(visibility).Where(one => one.Second).Select(one => one.First);

        IEnumerable<object?> Row(SessionGroup group) =>
        [
            .. experiment.HparamInfos.Select(info => group.HParams.TryGetValue(info.Name, out var value) ? Native(value) : ""),
            .. experiment.MetricInfos.Select(info => (object?)group.Metric(info.Name ?? new MetricName())?.Value),
        ];
    }

    public void WriteJson(PythonJsonWriter json)
    {
        json.BeginObject().Name("header").BeginArray();
        foreach (var title in Header)
        {
            json.Value(title);
        }

        json.EndArray().Name("rows").BeginArray();
        foreach (var row in Rows)
        {
            json.BeginArray();
            foreach (var cell in row)
            {
                _ = cell switch
                {
                    double number => json.Value(number),
                    bool flag => json.Value(flag),
                    _ => json.Value((string?)cell),
                };
            }

            json.EndArray();
        }

        json.EndArray().EndObject();
    }

    public string ToCsv()
    {
        var csv = new StringBuilder();
        foreach (var row in Rows.Prepend([.. Header]))
        {
            csv.AppendJoin(',', row.Select(cell => Quote(cell switch
            {
                double number => PythonValue.Text(number),
                bool flag => flag ? "True" : "False",
                _ => (string?)cell ?? "",
            }))).Append("\r\n");
        }

        return csv.ToString();
    }

    public string ToLatex()
    {
        var latex = new StringBuilder()
            .Append("\\begin{table}[tbp]\n\\begin{tabular}{").Append('l', Header.Count).Append("}\n")
            .AppendJoin(" & ", Header.Select(Latex)).Append(" \\\\ \\hline\n");
        foreach (var row in Rows)
        {
            latex.AppendJoin(" & ", row.Select(Latex)).Append(" \\\\\n");
        }

        return latex.Append("\\hline\n\\end{tabular}\n\\end{table}\n").ToString();
    }

    private static object Native(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.NumberValue => value.NumberValue,
        Value.KindOneofCase.BoolValue => value.BoolValue,
        Value.KindOneofCase.StringValue => value.StringValue,
        _ => "",
    };

    private static string Quote(string cell) =>
        cell.AsSpan().ContainsAny(Quoted) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string Latex(object? cell) => cell switch
    {
        null => "-",
        bool flag => flag ? "$1$" : "$0$",
        double.NaN => @"$\mathrm{NaN}$",
        double number when double.IsInfinity(number) => number < 0 ? @"$-\infty$" : @"$+\infty$",
        double number => PythonValue.Short(number) is (var digits, { } exponent) ? $@"${digits}\cdot 10^{{{exponent}}}$" : $"${PythonValue.Short(number).Digits}$",
        _ => ((string)cell).Replace("_", "\\_", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal),
    };
}
