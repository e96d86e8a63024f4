using System.Collections.Frozen;
using System.Globalization;
using Dashboard.Web.Configuration;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>How many values of a tag an answer holds: as many as TensorBoard's by default, or what the option or the request's <c>samples</c> says.</summary>
internal sealed class SampleLimits(IOptions<DashboardOptions> options)
{
    private const string All = "all";

    /// <summary>What TensorBoard's plugins ask their data for.</summary>
    private static readonly FrozenDictionary<string, int> Defaults = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["scalars"] = 1000,
        ["histograms"] = 51,
        ["distributions"] = 501,
        ["images"] = 10,
        ["audio"] = 10,
        ["text"] = 100,
        ["pr_curves"] = 100,
        ["mesh"] = 100,
    }.ToFrozenDictionary();

    private readonly Dictionary<string, int?> _set =
        TryRead(options.Value.SamplesPerPlugin, out var set, out var fault) ? set : throw new FormatException(fault);

    /// <summary>Parses <c>all</c>, or <c>PLUGIN=N</c> separated by commas where N is a number or <c>all</c>; 0 means all, too, as TensorBoard has it.</summary>
    public static bool TryRead(string text, out Dictionary<string, int?> limits, out string fault)
    {
        (limits, fault) = (new Dictionary<string, int?>(StringComparer.Ordinal), "");
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            string[] plugins = part == All ? [.. Defaults.Keys] : equals > 0 && Defaults.ContainsKey(part[..equals]) ? [part[..equals]] : [];
            if (plugins.Length == 0 || !TryParseCount(equals > 0 ? part[(equals + 1)..] : part, least: 0, out var count))
            {
                fault = $"{part}: all, or PLUGIN=N with one of {string.Join(", ", Defaults.Keys.Order(StringComparer.Ordinal))} and a number or all.";
                return false;
            }

            foreach (var plugin in plugins)
            {
                limits[plugin] = count;
            }
        }

        return true;
    }

    /// <summary>The most values of a plugin's tags; null for all.</summary>
    public int? Of(string plugin) => _set.TryGetValue(plugin, out var set) ? set : Defaults[plugin];

    /// <summary>The most values to answer a request with.</summary>
    /// <param name="context">The request; its <c>samples</c> is a positive number or <c>all</c>.</param>
    /// <param name="plugin">The plugin asked.</param>
    /// <param name="count">Null for all.</param>
    public bool TryGet(HttpContext context, string plugin, out int? count)
    {
        count = Of(plugin);
        return context.Request.Query["samples"] is not [{ } asked] || TryParseCount(asked, least: 1, out count);
    }

    /// <summary>Tells a client that its <c>samples</c> makes no sense.</summary>
    public static Task RefuseAsync(HttpContext context) => context.InvalidArgumentAsync(
        $"samples: a positive number or all, not {PythonText.Repr(context.Request.Query["samples"])}");

    private static bool TryParseCount(string text, int least, out int? count)
    {
        count = null;
        if (text == All)
        {
            return true;
        }

        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least;
        count = isNumber && number > 0 ? number : null;
        return isNumber;
    }
}
