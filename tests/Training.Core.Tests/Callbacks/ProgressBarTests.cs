using Microsoft.Extensions.Time.Testing;
using Spectre.Console;
using Training.Core.Callbacks;
using Training.Core.Tests.Training;
using Training.Core.Training;
using static TorchSharp.torch;

namespace Training.Core.Tests.Callbacks;

public sealed class ProgressBarTests
{
    [Fact]
    public void Fit_Terminal_ShowsEpochsValidationAndLoss()
    {
        using var screen = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(screen) });
        console.Profile.Width = 120;
        Train(new ProgressBar(console, new FakeTimeProvider()));
        var text = screen.ToString();
        Assert.Contains("epoch 2/2", text, StringComparison.Ordinal);
        Assert.Contains("validation", text, StringComparison.Ordinal);
        Assert.Contains("loss 1.", text, StringComparison.Ordinal);
        Assert.Contains("100%", text, StringComparison.Ordinal);
        Assert.EndsWith("\u001b[?25h", text.TrimEnd(), StringComparison.Ordinal); // the cursor is back
    }

    [Fact]
    public void EpochReport_Epoch_IsOneLine()
    {
        using var output = new StringWriter();
        Train(new EpochReport(output, new FakeTimeProvider()));
        var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Matches(@"^epoch 2/2  loss/train 1\.\d+  loss/validation 1\.\d+  0\.0 s$", lines[1]);
    }

    private static void Train(Callback callback)
    {
        using var model = TrainerTests.PyTorchModel();
        using var optimizer = optim.SGD(model.parameters(), 0.01);
        var source = TrainerTests.PyTorchData(6);
        new Trainer(model, static (output, target) => nn.functional.cross_entropy(output, target), optimizer, new TrainerOptions { Epochs = 2, Callbacks = [callback] }).Fit(source, source);
    }
}
