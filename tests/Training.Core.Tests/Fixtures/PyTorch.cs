using System.Text.Json;
using static TorchSharp.torch;

namespace Training.Core.Tests.Fixtures;

/// <summary>What PyTorch says (see <c>make_training_fixtures.py</c>).</summary>
internal static class PyTorch
{
    private static readonly JsonDocument Document = JsonDocument.Parse(File.ReadAllBytes(Repository.FindAbove("tests", "Training.Core.Tests", "Fixtures", "training.json")));

    public static JsonElement Get(params string[] path) => path.Aggregate(Document.RootElement, static (at, name) => at.GetProperty(name));

    public static double Number(params string[] path) => Get(path).GetDouble();

    public static double[] Row(this JsonElement row) => [.. row.EnumerateArray().Select(static value => value.ValueKind == JsonValueKind.String ? double.NaN : value.GetDouble())];

    public static double[][] Rows(this JsonElement rows) => [.. rows.EnumerateArray().Select(Row)];

    /// <summary>Numbers as a tensor of doubles, of as many dimensions as they are nested.</summary>
    public static Tensor Doubles(this JsonElement numbers)
    {
        if (numbers[0].ValueKind != JsonValueKind.Array)
        {
            return tensor(numbers.Row());
        }

        using var scope = NewDisposeScope(); // without one a collection may free the rows while native code reads them
        return stack(numbers.EnumerateArray().Select(Doubles)).MoveToOuterDisposeScope();
    }

    public static Tensor Longs(this JsonElement numbers) => numbers.Doubles().to(ScalarType.Int64);
}
