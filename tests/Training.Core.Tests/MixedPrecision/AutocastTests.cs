using Training.Core.MixedPrecision;
using Training.Core.Tests.Training;
using Training.Core.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Training.Core.Tests.MixedPrecision;

public sealed class AutocastTests
{
    [Theory]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Float16)]
    public void Enter_Cpu_ProductsAreOfThatTypeUntilDisposed(ScalarType type)
    {
        using var a = rand(4, 4);
        using (Autocast.Enter(DeviceType.CPU, type))
        {
            Assert.Equal(type, Product());
            using (Autocast.Enter(DeviceType.CPU, ScalarType.BFloat16))
            {
                Assert.Equal(ScalarType.BFloat16, Product());
            }

            Assert.Equal(type, Product());
        }

        Assert.Equal(ScalarType.Float32, Product());

        ScalarType Product()
        {
            using var product = a.mm(a);
            return product.dtype;
        }
    }

    [Fact]
    public void Enter_Float32_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Autocast.Enter(DeviceType.CPU, ScalarType.Float32));

    [Theory]
    [InlineData(ComputePrecision.BFloat16)]
    [InlineData(ComputePrecision.Float16)]
    public void Fit_LowPrecision_LearnsAndKeepsParametersInFull(ComputePrecision precision)
    {
        manual_seed(1);
        using var inputs = randn(64, 6);
        using var targets = inputs.argmax(1);
        using var model = nn.Sequential(nn.Linear(6, 32), nn.ReLU(), nn.Linear(32, 6));
        using var optimizer = optim.Adam(model.parameters(), 0.01);
        var outputs = new HashSet<ScalarType>();
        var losses = new List<double>();
        var recorder = new RecordingCallback((hook, context) =>
        {
            if (hook == "forward")
            {
                outputs.Add(context.Output!.dtype);
            }
            else if (hook == "epoch end")
            {
                losses.Add(context.Metrics["loss/train"]);
            }
        });
        new Trainer(model, (output, target) => nn.functional.cross_entropy(output, target), optimizer, new TrainerOptions { Epochs = 20, Precision = precision, Callbacks = [recorder] })
            .Fit(new TensorSource(inputs, targets, 16));
        Assert.Equal([precision == ComputePrecision.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float16], outputs);
        Assert.True(losses[^1] < losses[0] / 3, $"{losses[0]} → {losses[^1]}");
        Assert.All(model.parameters(), static parameter => Assert.Equal(ScalarType.Float32, parameter.dtype));
    }
}
