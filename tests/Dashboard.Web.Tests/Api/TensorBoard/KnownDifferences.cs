using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dashboard.Web.Tests.Api.TensorBoard;

/// <summary>The recorded answers that Monitor's deliberately differ from, each with its reason (docs/COMPATIBILITY.md) and with what must be the same all the same.</summary>
internal static partial class KnownDifferences
{
    private const string Precision = "old histograms are decoded in double precision";
    private const string Markdown = "renderers of Markdown differ";
    private const string RawHtml = "raw HTML in texts stays text, images are not loaded";

    private static readonly Dictionary<string, Difference> All = new(StringComparer.Ordinal)
    {
        ["core_environment"] = new("the server says what it is, and no flags", AreNames),
        ["core_logdir"] = new("the log directory was recorded under another path", AreNames),
        ["core_plugins_listing"] = new("embeddings are known before the page first asks", HasProjectorEnabled),
        ["histograms_edge_heavy_tail"] = new(Precision, IsSingle),
        ["histograms_normal_max_bins_16"] = new(Precision, IsSingle),
        ["distributions_edge_heavy_tail"] = new(Precision, IsClose),
        ["distributions_normal_max_bins_16"] = new(Precision, IsClose),
        ["text_markdown_code"] = new(Markdown, SaysTheSame),
        ["text_html_escaping"] = new(RawHtml, KeepsRawHtml),
    };

    public static Difference? Of(Recording recording) =>
        recording is { Directory: "http_api_default", Name: "core_plugins_listing" } ? null : All.GetValueOrDefault(recording.Name); // There the page had asked before.

    private static void AreNames(JsonNode? theirs, JsonNode? ours) =>
        Assert.Equal(theirs!.AsObject().Select(one => one.Key).Where(name => name != "debug").Order(), ours!.AsObject().Select(one => one.Key).Order());

    private static void HasProjectorEnabled(JsonNode? theirs, JsonNode? ours)
    {
        theirs!["projector"]!["enabled"] = true;
        Assert.Null(JsonDifference.Find(theirs, ours));
    }

    /// <summary>Ours, rounded to single precision, are theirs by the bits.</summary>
    private static void IsSingle(JsonNode? theirs, JsonNode? ours) =>
        Assert.Null(JsonDifference.Find(theirs, ours, (left, right) => BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits((float)right)));

    private static void IsClose(JsonNode? theirs, JsonNode? ours) =>
        Assert.Null(JsonDifference.Find(theirs, ours, (left, right) => Math.Abs(left - right) <= 1e-6 * Math.Max(1e-3, Math.Abs(left))));

    private static void SaysTheSame(JsonNode? theirs, JsonNode? ours) => Assert.Equal(Words(theirs), Words(ours));

    private static void KeepsRawHtml(JsonNode? theirs, JsonNode? ours)
    {
        Assert.Equal("<script>alert(1)</script> <b>bold</b> &", Words(theirs));
        Assert.Equal("<script>alert(1)</script><b>bold</b> & <img src=x onerror=alert(1)>", Words(ours));
        Assert.DoesNotContain("<img", ours![0]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    /// <summary>What a reader sees of the first text.</summary>
    private static string Words(JsonNode? texts) =>
        Space().Replace(WebUtility.HtmlDecode(Tag().Replace(texts![0]!["text"]!.GetValue<string>(), "")), " ").Trim();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    /// <param name="Reason">Why, in the words of the documentation.</param>
    /// <param name="Check">Asserts what must hold of theirs and ours.</param>
    internal sealed record Difference(string Reason, Action<JsonNode?, JsonNode?> Check);
}
