using EventFormat.Protos;
using EventFormat.Writing;

namespace Dashboard.Web.Demo;

/// <summary>A matrix that no dashboard of TensorBoard knows: where the model looks, sharper as it learns.</summary>
internal sealed class DemoAttention(Random random) : IDemoLog
{
    private const int Tokens = 12;

    public int Every => 200;

    public void Log(SummaryWriter writer, DemoMoment moment)
    {
        var tensor = new TensorProto { Dtype = DataType.DtFloat, TensorShape = new TensorShapeProto { Dim = { Size(Tokens), Size(Tokens) } } };
        for (var row = 0; row < Tokens; row++)
        {
            for (var column = 0; column < Tokens; column++)
            {
                var near = Math.Exp(-Math.Abs(row - column) * (0.3 + (2 * (1 - moment.Noise))));
                tensor.FloatVal.Add((float)(near * (1 + (0.1 * random.Normal()))));
            }
        }

        writer.AddValue(new Summary.Types.Value { Tag = "attention/head0", Tensor = tensor }, moment.Step, moment.WallTime);
    }

    private static TensorShapeProto.Types.Dim Size(long size) => new() { Size = size };
}
