using System.Globalization;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>How many points an answer holds: TensorBoard's 1000 by default, a number, or all of them.</summary>
internal static class SampleCount
{
    public const int Default = 1000;

    /// <param name="text">The request's <c>samples</c>.</param>
    /// <param name="count">Null for all points.</param>
    public static bool TryParse(string? text, out int? count)
    {
        count = Default;
        if (text is null or "all")
        {
            count = text is null ? Default : null;
            return true;
        }

        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0;
        count = isNumber ? given : Default;
        return isNumber;
    }
}
