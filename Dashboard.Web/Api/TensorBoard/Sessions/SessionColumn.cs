using System.Text.Json;
using System.Text.RegularExpressions;
using Dashboard.Web.Patterns;
using EventFormat.Protos;
using Google.Protobuf.WellKnownTypes;

namespace Dashboard.Web.Api.TensorBoard.Sessions;

/// <summary>A hyperparameter or a metric that rows are filtered and sorted by.</summary>
/// <param name="HParam">The hyperparameter; null for a metric.</param>
/// <param name="Metric">The metric; null for a hyperparameter.</param>
/// <param name="Order">1 for ascending, −1 for descending, 0 for no order.</param>
/// <param name="HasMissingFirst">Whether rows without a value come first.</param>
/// <param name="IsInResult">Whether the hyperparameter is wanted in the answer.</param>
/// <param name="Passes">Whether a row with this value, or without one, is wanted.</param>
internal sealed record SessionColumn(string? HParam, MetricName? Metric, int Order, bool HasMissingFirst, bool IsInResult, Func<Value?, bool> Passes)
{
    /// <exception cref="HParamsException">It is no column.</exception>
    public static SessionColumn Parse(JsonElement column)
    {
        if (column.ValueKind != JsonValueKind.Object || (column.Field("metric") is null && column.Field("hparam") is null))
        {
            throw new HParamsException("Got ColParam with both \"metric\" and \"hparam\" fields unset");
        }

        var metric = column.Field("metric") is { } name ? HParamsRequest.Metric(name) : null;
        var hasMissing = !column.Flag("excludeMissingValues");
        var filter = Filter(column);
        return new SessionColumn(
            metric is null ? column.Text("hparam") : null,
            metric,
            column.Text("order") switch { "ORDER_ASC" => 1, "ORDER_DESC" => -1, "" or "ORDER_UNSPECIFIED" => 0, var other => throw new HParamsException($"Unknown order: {other}") },
            column.Flag("missingValuesFirst"),
            column.Flag("includeInResult"),
            filter is null ? _ => true : value => value is null ? hasMissing : filter(value));
    }

    /// <summary>A row's value; null when it has none.</summary>
    public Value? Of(SessionGroup group) => HParam is not null
        ? group.HParams.TryGetValue(HParam, out var value) && value.KindCase is not Value.KindOneofCase.NullValue and not Value.KindOneofCase.None ? value : null
        : group.Metric(Metric!) is { } metric ? Value.ForNumber(metric.Value) : null;

    private static Func<Value, bool>? Filter(JsonElement column)
    {
        if (column.Field("filterRegexp") is not null)
        {
            var regex = Compile(column.Text("filterRegexp"));
            return value => value.KindCase == Value.KindOneofCase.StringValue
                ? IsMatch(regex, value.StringValue)
                : throw new HParamsException($"Cannot use a regexp filter for a value that is no text: {PythonValue.Text(value)}");
        }

        if (column.Field("filterInterval") is { ValueKind: JsonValueKind.Object } interval)
        {
            var (least, greatest) = (interval.Double("minValue"), interval.Double("maxValue"));
            return value => PythonValue.Number(value) is { } number
                ? least <= number && number <= greatest
                : throw new HParamsException($"Cannot use an interval filter for a value that is no number: {PythonValue.Text(value)}");
        }

        if (column.Field("filterDiscrete") is not null)
        {
            var values = column.List("filterDiscrete").Select(HParamsRequest.Value).ToList();
            return value => values.Exists(one => PythonValue.AreEqual(one, value));
        }

        return null;
    }

    private static Regex Compile(string pattern)
    {
        try
        {
            return UserRegex.Compile(pattern, RegexOptions.None);
        }
        catch (ArgumentException e)
        {
            throw new HParamsException($"Error parsing regexp: {pattern}. Error: {e.Message}");
        }
    }

    private static bool IsMatch(Regex regex, string text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new HParamsException($"The regexp {regex} takes too long.");
        }
    }
}
