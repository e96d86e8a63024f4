using System.Globalization;
using EventFormat.Writing;

namespace Dashboard.Web.Demo;

/// <summary>What the model says of four pictures, as a table in words.</summary>
internal sealed class DemoNotes(Random random) : IDemoLog
{
    public int Every => 250;

    public void Log(SummaryWriter writer, DemoMoment moment)
    {
        var rows = new string[4][];
        for (var i = 0; i < rows.Length; i++)
        {
            var truth = random.Next(DemoShapes.Names.Length);
            var isRight = random.NextDouble() < 1 - (0.9 * moment.Noise);
            var said = isRight ? truth : (truth + 1 + random.Next(DemoShapes.Names.Length - 1)) % DemoShapes.Names.Length;
            var sure = Math.Clamp(1 - moment.Noise + (0.1 * random.Normal()), 0.1, 0.99);
            rows[i] = [DemoShapes.Names[truth], DemoShapes.Names[said], sure.ToString("P0", CultureInfo.InvariantCulture), isRight ? "✓" : "**✗**"];
        }

        writer.AddText("validation/predictions", Table(rows), moment.Step, moment.WallTime);
    }

    private static string Table(string[][] rows) =>
        "| Picture | Model says | Sure | |\n|---|---|---|---|\n" + string.Concat(rows.Select(row => $"| {string.Join(" | ", row)} |\n"));
}
