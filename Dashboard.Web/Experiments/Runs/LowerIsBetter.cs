using System.Text.RegularExpressions;

namespace Dashboard.Web.Experiments.Runs;

/// <summary>Which way is better, by a metric's name: of losses, errors and times the least is the best, of all else the greatest.</summary>
internal static partial class LowerIsBetter
{
    public static bool Says(string tag) => Lower().IsMatch(tag);

    [GeneratedRegex(@"loss|err(or)?s?(?![a-z])|perplexity|ppl|(?<![a-z])(r?mse|mae|mape|nll|wer|cer|fid|kid|bpb|bpc|elbo_gap|time|latency|seconds|divergence)(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lower();
}
