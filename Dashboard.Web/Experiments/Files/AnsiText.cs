using System.Globalization;

namespace Dashboard.Web.Experiments.Files;

/// <param name="Text">A piece of a line in one look.</param>
/// <param name="Style">Names of its looks, such as <c>red bold</c>; empty for plain.</param>
internal readonly record struct AnsiSpan(string Text, string Style);

/// <summary>Reads what programs print for terminals: colours become styles, a carriage return begins the line anew, all other control sequences go.</summary>
internal static class AnsiText
{
    private const char Escape = '\u001b';
    private const int MaxSpans = 200;

    private static readonly string[] Colours = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

    public static List<AnsiSpan> Read(string line)
    {
        var spans = new List<AnsiSpan>();
        var (colour, isBold, from) = ("", false, 0);
        var shown = line.TrimEnd('\r');
        shown = shown[(shown.LastIndexOf('\r') + 1)..]; // A progress bar overwrites itself.
        for (var at = shown.IndexOf(Escape, StringComparison.Ordinal); at >= 0 && spans.Count < MaxSpans; at = shown.IndexOf(Escape, from))
        {
            Add(spans, shown[from..at], colour, isBold);
            var end = at + 1;
            if (end < shown.Length && shown[end] == '[')
            {
                do
                {
                    end++;
                }
                while (end < shown.Length && shown[end] is < '@' or > '~');
            }

            if (end > at + 1 && end < shown.Length && shown[end] == 'm')
            {
                Apply(shown[(at + 2)..end], ref colour, ref isBold);
            }

            from = Math.Min(end + 1, shown.Length);
        }

        Add(spans, shown[from..].Replace(Escape.ToString(), "", StringComparison.Ordinal), colour, isBold);
        return spans;
    }

    private static void Add(List<AnsiSpan> spans, string text, string colour, bool isBold)
    {
        if (text.Length > 0)
        {
            spans.Add(new AnsiSpan(text, isBold ? $"{colour} bold".Trim() : colour));
        }
    }

    private static void Apply(string codes, ref string colour, ref bool isBold)
    {
        foreach (var code in codes.Split(';'))
        {
            switch (int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            {
                case 0:
                    (colour, isBold) = ("", false);
                    break;
                case 1:
                    isBold = true;
                    break;
                case 22:
                    isBold = false;
                    break;
                case >= 30 and <= 37 and var plain:
                    colour = Colours[plain - 30];
                    break;
                case >= 90 and <= 97 and var bright:
                    colour = Colours[bright - 90];
                    break;
                case 39:
                    colour = "";
                    break;
                default:
                    break; // 38 and 48 with their arguments are no colours of ours.
            }
        }
    }
}
